import { type ComponentChildren, type ComponentType, createElement } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';

/*
 * The part of React that the phone and the stage use, on Preact. `preact/compat` offers all of React and would cost
 * every phone 2 kB more before its first vote.
 */
export { createContext, createElement, Fragment } from 'preact';
export {
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'preact/hooks';

type Props = Record<string, unknown>;

/** Draws a component again only when one of its properties is another one. */
export function memo<P extends object>(component: ComponentType<P>): (props: P) => ComponentChildren {
  function Memo(this: { props: Props; shouldComponentUpdate: (next: Props) => boolean }, props: P) {
    this.shouldComponentUpdate = (next) => differs(this.props, next);
    return createElement(component, props);
  }
  return Memo as unknown as (props: P) => ComponentChildren;
}

function differs(a: Props, b: Props): boolean {
  return Object.keys({ ...a, ...b }).some((key) => !Object.is(a[key], b[key]));
}

/** The value of an outside store; draws again when it has become another one. */
export function useSyncExternalStore<T>(
  subscribe: (listener: () => void) => () => void,
  snapshot: () => T,
  _onServer?: () => T,
): T {
  const value = snapshot();
  const drawn = useRef(value);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => {
    drawn.current = value;
  });
  useEffect(() => {
    const look = (): void => {
      if (!Object.is(drawn.current, snapshot())) redraw(undefined);
    };
    look();
    return subscribe(look);
  }, [subscribe, snapshot]);
  return value;
}
