import type { Compilable, CompiledQuery, QueryResult, SelectQueryBuilder } from "kysely";
import type { DialectName, Reader, Writer } from "./connection.ts";

/** A placeholder for a value in a statement; Kysely takes it for the value. */
class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A statement built and compiled once, then only given its values: for a payment's statements, building would cost more than running.
 * `build` gets a placeholder for each value and must make the same statement for the same names, whatever their values; undefined ones are
 * left out, as in Kysely. Writing statements need a `Writer`.
 */
export function statement<From extends Reader | Writer, Values extends object, Row>(
  build: (from: From, value: Values) => Compilable<Row>,
): (from: From, values: Values) => Promise<QueryResult<Row>> {
  const known: Record<DialectName, Map<string, CompiledQuery>> = { sqlite: new Map(), postgres: new Map() };
  return (from, values) => {
    const given = new Map(Object.entries(values).filter(([, value]) => value !== undefined));
    const names = [...given.keys()];
    const shape = names.join();
    let compiled = known[from.dialect].get(shape);
    if (!compiled) {
      const value = Object.fromEntries(names.map((name) => [name, new Place(name)])) as Values;
      compiled = build(from, value).compile();
      known[from.dialect].set(shape, compiled);
    }
    const parameters = compiled.parameters.map((part) => (part instanceof Place ? given.get(part.name) : part));
    return from.query.executeQuery<Row>({ ...compiled, parameters } as CompiledQuery<Row>);
  };
}

/** Locks the rows that a query reads until the transaction ends. On SQLite the single writer already holds them. */
export function locked<DB, TB extends keyof DB, O>(
  tx: Writer,
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> {
  return tx.dialect === "postgres" ? query.forUpdate() : query;
}
