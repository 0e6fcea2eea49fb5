/**
 * A filter of the database as a test of one document: the part of its language that declarations use (ports/filter.ts),
 * with its ways: a path enters the items of a list or names one by its number, a list matches by any of its items, null is
 * also what is not there.
 */
export type Document = Readonly<Record<string, unknown>>
type Test = (value: unknown) => boolean

/** Throws for a condition it does not know: it must not pass for one that holds. */
export function testOf(filter: Document): (document: unknown) => boolean {
  const tests = Object.entries(filter).map(([name, condition]) => testOfEntry(name, condition))
  return (document) => tests.every((test) => test(document))
}

/** Throws as well where a path is asked to be read through a list: what it then holds is not one value. */
export function valueAt(document: unknown, path: readonly string[]): unknown {
  let value = document
  for (const step of path) {
    if (Array.isArray(value)) throw new Error(`${path.join('.')} is in a list`)
    value = isDocument(value) ? value[step] : undefined
  }
  return value
}

export function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function testOfEntry(name: string, condition: unknown): Test {
  if (name === '$and' || name === '$or') {
    const tests = listOf(condition).map((each) => testOf(documentOf(each)))
    return name === '$and'
      ? (document) => tests.every((test) => test(document))
      : (document) => tests.some((test) => test(document))
  }
  if (name.startsWith('$')) throw new Error(`No filter ${name}`)
  const path = name.split('.')
  const conditions: [string, unknown][] = isDocument(condition) ? Object.entries(condition) : [['$in', [condition]]]
  const tests = conditions.map(([operator, operand]) => testAt(path, operator, operand))
  return (document) => tests.every((test) => test(document))
}

function testAt(path: readonly string[], operator: string, operand: unknown): Test {
  const some = (test: Test) => (document: unknown) => holds(document, path, 0, test)
  const none = (test: Test) => (document: unknown) => !holds(document, path, 0, test)
  switch (operator) {
    case '$in':
      return some(isAnyOf(listOf(operand)))
    case '$nin':
      return none(isAnyOf(listOf(operand)))
    case '$ne':
      return none(isAnyOf([operand]))
    case '$exists':
      return operand === true ? some((value) => value !== undefined) : none((value) => value !== undefined)
    case '$elemMatch': {
      const test = testOf(documentOf(operand))
      return some((value) => Array.isArray(value) && value.some(test))
    }
    default:
      return some(compared(operator, operand))
  }
}

/** Whether some value at the path passes: the value itself or, of a list, one of its items. */
function holds(value: unknown, path: readonly string[], at: number, test: Test): boolean {
  const step = path[at]
  if (step === undefined) return test(value) || (Array.isArray(value) && value.some(test))
  if (Array.isArray(value) && !/^\d+$/.test(step))
    return value.some((item) => isDocument(item) && holds(item[step], path, at + 1, test))
  if (Array.isArray(value)) return holds(value[Number(step)], path, at + 1, test)
  return holds(isDocument(value) ? value[step] : undefined, path, at + 1, test)
}

function isAnyOf(values: readonly unknown[]): Test {
  if (!values.every((value) => value === null || typeof value !== 'object'))
    throw new Error('Only plain values compare')
  const wanted = new Set(values)
  return wanted.has(null) ? (value) => wanted.has(value ?? null) : (value) => wanted.has(value)
}

/** Text with text and numbers with numbers, as the database compares. */
function compared(operator: string, operand: unknown): Test {
  const order = (test: (value: string | number, than: string | number) => boolean): Test => {
    if (typeof operand !== 'string' && typeof operand !== 'number') throw new Error(`${operator} of what has no order`)
    return (value) =>
      (typeof value === 'string' || typeof value === 'number') &&
      typeof value === typeof operand &&
      test(value, operand)
  }
  switch (operator) {
    case '$gt':
      return order((value, than) => value > than)
    case '$gte':
      return order((value, than) => value >= than)
    case '$lt':
      return order((value, than) => value < than)
    case '$lte':
      return order((value, than) => value <= than)
    default:
      throw new Error(`No condition ${operator}`)
  }
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error('A list of values was expected')
  return value
}

function documentOf(value: unknown): Document {
  if (!isDocument(value)) throw new Error('Conditions on fields were expected')
  return value
}
