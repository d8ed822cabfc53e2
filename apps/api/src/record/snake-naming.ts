import { DefaultNamingStrategy } from 'typeorm';

const snake = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/\./g, '_')
    .toLowerCase();

/** `startsAt` in TypeScript is `starts_at` in SQL, so that plain SQL reads well. */
export class SnakeNaming extends DefaultNamingStrategy {
  override tableName(className: string, customName: string | undefined) {
    return customName ?? snake(className);
  }
  override columnName(property: string, customName: string | undefined, prefixes: string[]) {
    return snake([...prefixes, customName ?? property].join('_'));
  }
  override joinColumnName(relation: string, referenced: string) {
    return snake(`${relation}_${referenced}`);
  }
  override joinTableColumnName(table: string, property: string, column?: string) {
    return snake(`${table}_${column ?? property}`);
  }
  override joinTableInverseColumnName(table: string, property: string, column?: string) {
    return this.joinTableColumnName(table, property, column);
  }
}
