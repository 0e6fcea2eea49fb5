import { cellsOn } from '#domain/branch/branch'
import { civilDate } from '#domain/time/civil-date'
import { branch } from '../../../builders/office'

it('a cell is there from the day it was formed until the day before it was dissolved', () => {
  const cells = [
    { id: 'old', name: '老组', formedOn: civilDate('2015-07-01'), dissolvedOn: civilDate('2025-06-10') },
    { id: 'new', name: '新组', formedOn: civilDate('2025-06-10'), dissolvedOn: null },
  ]
  const on = (day: string) => cellsOn(branch({ cells }), civilDate(day)).map(({ id }) => id)
  expect([on('2015-06-30'), on('2015-07-01'), on('2025-06-09'), on('2025-06-10')]).toEqual([
    [],
    ['old'],
    ['old'],
    ['new'],
  ])
})
