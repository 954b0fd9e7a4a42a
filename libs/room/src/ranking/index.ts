export { backingOf, LEAST_VOTERS, weightsOf, type Backing, type Footing } from './backing.js';
export { crossGroupSupport, rankBySupport } from './cross-group.js';
export { rankBalanced, type BalancedPlace } from './phragmen.js';
