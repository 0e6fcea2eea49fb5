/** @jest-environment jsdom */
import type { ReportTemplate } from '#domain/report/duty-report'
import {
  mayMove,
  sectionMoved,
  sectionSwitched,
  withClauses,
  withoutStatement,
  withStatement,
} from '../../../../miniprogram/packages/template/template-edit'
import { TEMPLATE } from './template-data'

const ids = ({ sections }: ReportTemplate) => sections.map(({ id }) => id)

describe('a section', () => {
  it('moves among its like', () => {
    expect(ids(sectionMoved(TEMPLATE, 'service', -1))).toEqual(['opening', 'work', 'service', 'duties', 'problems'])
    expect(ids(sectionMoved(TEMPLATE, 'duties', 1))).toEqual(['opening', 'work', 'service', 'duties', 'problems'])
  })

  it('takes those below it with it', () => {
    expect(ids(sectionMoved(TEMPLATE, 'work', 1))).toEqual(['opening', 'problems', 'work', 'duties', 'service'])
    expect(ids(sectionMoved(TEMPLATE, 'problems', -1))).toEqual(['opening', 'problems', 'work', 'duties', 'service'])
  })

  it('does not move out of the section above it, nor what stands before the numbering', () => {
    for (const [id, by] of [
      ['duties', -1],
      ['service', 1],
      ['opening', 1],
      ['work', -1],
      ['problems', 1],
    ] as const) {
      expect(mayMove(TEMPLATE.sections, id, by)).toBe(false)
      expect(sectionMoved(TEMPLATE, id, by)).toEqual(TEMPLATE)
    }
  })

  it('is switched off and on again', () => {
    const [, work] = TEMPLATE.sections
    if (!work) throw new Error('no section')
    expect(sectionSwitched(work)).toEqual({ ...work, isOff: true })
    expect(sectionSwitched(sectionSwitched(work))).toEqual(work)
  })
})

describe('a statement', () => {
  const added = { id: 'new', worth: 'core' as const, clauses: [{ text: '一句', about: '一句', slots: {} }] }
  const statements = (of: ReportTemplate) => of.sections[2]?.statements.map(({ id }) => id)

  it('that is new comes after the others of its section, and can go again', () => {
    const next = withStatement(TEMPLATE, 'duties', added)
    expect(statements(next)).toEqual(['lectures', 'honours', 'new'])
    expect(withoutStatement(next, 'duties', 'new')).toEqual(TEMPLATE)
  })

  it('takes the place of the one of its name', () => {
    const next = withStatement(TEMPLATE, 'duties', { ...added, id: 'lectures' })
    expect(statements(next)).toEqual(['lectures', 'honours'])
    expect(next.sections[2]?.statements[0]?.clauses).toEqual(added.clauses)
  })

  it('loses what goes on with a clause without a trace', () => {
    const lectures = TEMPLATE.sections[2]?.statements[0]
    if (!lectures) throw new Error('no statement')
    const [clause] = withClauses(lectures, [0, 0], () => []).clauses
    expect(clause).not.toHaveProperty('then')
    expect(clause).toMatchObject({ text: '{span}讲党课{n}次' })
  })
})
