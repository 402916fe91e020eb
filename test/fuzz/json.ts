/** JSON as the fuzz takes it apart. */
export type Path = readonly (string | number)[];
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** A place in a JSON value, with what stands there. */
export interface Place {
  readonly path: Path;
  readonly value: unknown;
}

/** Every place in a value below its root, down to `depth`. */
export function placesIn(value: unknown, path: Path = [], depth = 12): readonly Place[] {
  if (depth === 0) return [];
  const children: readonly (readonly [string | number, unknown])[] = isList(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return children.flatMap(([name, inner]) => [{ path: [...path, name], value: inner }, ...placesIn(inner, [...path, name], depth - 1)]);
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, name) => (isList(at) && typeof name === 'number' ? at[name] : isObject(at) ? at[name] : undefined), value);
}

/** The value with something else at a place; what is `undefined` is left out. Nothing is changed in place. */
export function withAt(value: unknown, path: Path, change: (before: unknown) => unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return change(value);
  if (isList(value)) {
    return value.flatMap((item, index) => {
      if (index !== name) return [item];
      const after = withAt(item, rest, change);
      return after === undefined ? [] : [after];
    });
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (key !== name) return [[key, inner]];
      const after = withAt(inner, rest, change);
      return after === undefined ? [] : [[key, after]];
    }),
  );
}

/** The path as a reader writes it: `code.coding[0].system`. */
export const inWords = (path: Path): string => path.map((name, index) => (typeof name === 'number' ? `[${name}]` : `${index === 0 ? '' : '.'}${name}`)).join('');
