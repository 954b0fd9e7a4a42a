export { RapporteurDesk } from '../rapporteur/screen.js';
export { SideDesk } from './side-desk.js';
export { TechnicianDesk } from './technician-desk.js';
