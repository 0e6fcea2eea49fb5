import { countLargeWrites } from '../../bench/large-writes'

/** What is neither a document nor part of one: who calls, what is read, to begin, what is inserted, to look, to commit. */
const BESIDES = 6

it('a large write asks at most once a document and six times besides, in portions of a hundred', async () => {
  const counted = Object.entries(await countLargeWrites())
  const over = counted.filter(([, { calls, requests, documents }]) => requests > documents + BESIDES * calls)
  expect(over).toEqual([])
  expect(counted.map(([what, { calls }]) => [what, calls])).toEqual([
    ['assessMany', 1],
    ['recordMany', 1],
    ['confirm', 1],
    ['align', 3],
    ['import', 3],
    ['approve', 3],
  ])
})
