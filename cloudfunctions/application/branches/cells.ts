import type { Branch, PartyCell } from '#domain/branch/branch'
import { FAR_FUTURE, type CivilDate } from '#domain/time/civil-date'
import type { CellId } from '#domain/people/identity'
import { decide, refuse, type Handlers } from '../ports/handling'
import { outsideDays, touched } from './visible'

export const cellHandlers: Handlers<'cell.form' | 'cell.rename' | 'cell.dissolve'> = {
  'cell.form': async ({ name, formedOn }, { branch, newId, today }) => {
    if (formedOn > today) return refuse('in-the-future', { field: 'formedOn', detail: { today } })
    const outside = outsideDays(branch, formedOn, 'formedOn')
    if (outside) return outside
    const cell: PartyCell = { id: newId(), name, formedOn, dissolvedOn: null }
    if (isNameTaken(branch, cell)) return refuse('name-taken', { field: 'name', detail: { name } })
    return decide({ cellId: cell.id }, [touched({ ...branch, cells: [...branch.cells, cell] })], cell.id)
  },

  'cell.rename': async ({ cellId, name }, { branch }) => {
    const cell = branch.cells.find(({ id }) => id === cellId)
    if (!cell) return refuse('no-such-cell', { field: 'cellId' })
    if (cell.name === name) return refuse('no-change')
    const renamed = { ...cell, name }
    if (isNameTaken(branch, renamed)) return refuse('name-taken', { field: 'name', detail: { name } })
    return decide({ cellId }, [touched(withCell(branch, renamed))], cellId)
  },

  'cell.dissolve': async ({ cellId, dissolvedOn }, { branch, store, today }) => {
    const cell = branch.cells.find(({ id }) => id === cellId)
    if (!cell || cell.dissolvedOn !== null) return refuse('no-such-cell', { field: 'cellId' })
    if (dissolvedOn > today) return refuse('in-the-future', { field: 'dissolvedOn', detail: { today } })
    if (dissolvedOn <= cell.formedOn)
      return refuse('outside-branch-days', {
        field: 'dissolvedOn',
        detail: { name: cell.name, formedOn: cell.formedOn },
      })
    const members = await store.count('members', inCellFrom(branch, cellId, dissolvedOn))
    if (members > 0) return refuse('cell-not-empty', { detail: { name: cell.name, members, on: dissolvedOn } })
    return decide({ cellId }, [touched(withCell(branch, { ...cell, dissolvedOn }))], cellId)
  },
}

/** Whoever is in the cell on that day or after it. */
function inCellFrom(branch: Branch, cellId: CellId, day: CivilDate) {
  const held = { branchId: branch._id, cellId, untilOn: { $gt: day } }
  return { 'spans.branchId': branch._id, spans: { $elemMatch: held } }
}

function withCell(branch: Branch, cell: PartyCell): Branch {
  return { ...branch, cells: branch.cells.map((other) => (other.id === cell.id ? cell : other)) }
}

/** Two cells that exist on a same day go by different names. */
function isNameTaken(branch: Branch, cell: PartyCell): boolean {
  return branch.cells.some(
    (other) =>
      other.id !== cell.id &&
      other.name === cell.name &&
      cell.formedOn < (other.dissolvedOn ?? FAR_FUTURE) &&
      other.formedOn < (cell.dissolvedOn ?? FAR_FUTURE),
  )
}
