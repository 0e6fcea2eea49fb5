import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import { MEASURE_GROUPS, MEASURES, OWN_INDICATORS_TITLE } from '../../../../cloudfunctions/reporting/measures/catalogue'
import { definitionOf } from '../../../../cloudfunctions/reporting/measures/definition'
import { measureHandlers } from '../../../../cloudfunctions/reporting/measures/handlers'
import { branch, BRANCH, openOffice } from '../../../builders/office'

describe('what measures are about', () => {
  it('puts every common measure into one group', () => {
    const grouped = MEASURE_GROUPS.flatMap(({ measures }) => measures.map(({ id }) => id))
    expect(new Set(grouped).size).toBe(grouped.length)
    expect([...grouped].sort()).toEqual(MEASURES.map(({ id }) => id).sort())
    expect(new Set(MEASURE_GROUPS.map(({ title }) => title)).size).toBe(MEASURE_GROUPS.length)
  })

  it('tells the group of each measure, and puts a branch’s own indicators into a group of their own', async () => {
    const office = await openOffice({ handlers: measureHandlers })
    office.store.seed('branches', branch({ indicators: HOTLINE_INDICATORS }))
    const answer = await office.call('measure.catalogue', { branchId: BRANCH }, 'clerk')
    const groupOf = new Map(answer.ok ? answer.value.measures.map(({ id, group }) => [id, group]) : [])
    expect(groupOf.get('donated')).toBe('捐款、党费和经费')
    expect(groupOf.get('party-lecture-count')).toBe('组织生活和学习')
    expect(groupOf.get('indicator:hotline-closed')).toBe(OWN_INDICATORS_TITLE)
  })
})

describe('what a rate says', () => {
  it('names of what it is which share, or what is divided by what', () => {
    const rates = MEASURES.filter(({ form }) => form === 'rate')
    expect(rates.length).toBeGreaterThan(0)
    for (const rate of rates) expect(definitionOf(rate)).toMatch(/^.+(占.+的百分比|÷.+)，保留一位小数(；|$)/)
    const attendance = rates.find(({ id }) => id === 'party-lecture-attendance-rate')
    expect(attendance && definitionOf(attendance)).toBe('党课实到占党课应到的百分比，保留一位小数；请假的也在应到之内')
  })
})
