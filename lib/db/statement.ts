import type { Compilable, CompiledQuery, QueryResult, SelectQueryBuilder } from "kysely";
import type { DialectName, Reader, Writer } from "./connection.ts";

/** Stands in a statement where a value will be; Kysely takes it for the value. */
class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A statement that is built and compiled once and then only given its values: what a payment runs would otherwise cost more in building
 * than in the database. `build` gets a stand-in for each value, and must make the same statement of the same names, whatever they hold;
 * what is undefined is left out, as Kysely does. Writing ones ask for a `Writer`.
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

/** Holds the rows that a query reads until the transaction ends. SQLite has one writer at a time, so there it is held already. */
export function locked<DB, TB extends keyof DB, O>(
  tx: Writer,
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> {
  return tx.dialect === "postgres" ? query.forUpdate() : query;
}
