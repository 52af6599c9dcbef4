/** In every browser and in Node since 17; not in the ES library. */
declare function structuredClone<T>(value: T): T
