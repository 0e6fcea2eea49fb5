import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { normGroups } from '../../../../../miniprogram/packages/secretary/norms/norms-view'
import type { BranchNorm } from '../../../../../miniprogram/packages/secretary/norm-text'
import { BRANCH_NORM } from '../scene'

const norm = (more: Partial<BranchNorm> = {}): BranchNorm => ({ ...BRANCH_NORM, ...more })
const choice = (fromOn: string, atLeast: number | null, reason: string | null = null) => ({
  fromOn: civilDate(fromOn),
  atLeast,
  reason,
  decidedAt: instant('2025-06-10T01:00:00.000Z'),
  decidedByName: '李书记',
})
const row = (more: Partial<BranchNorm> = {}) => normGroups([norm(more)])[0]?.rows[0]

describe('the norms of a branch', () => {
  it('say how often and by which article', () => {
    expect(row()).toMatchObject({
      title: '支部党员大会',
      howOften: '每季度 1 次',
      isRaised: false,
      source: '中国共产党支部工作条例（试行）（2018年）第十一条',
      note: '',
    })
  })
  it('say where the branch asks for more, and what it has chosen for later', () => {
    expect(row({ atLeast: 2 })).toMatchObject({ howOften: '每季度 2 次', isRaised: true })
    expect(row({ choices: [choice('2025-10-01', 3), choice('2025-07-01', 2)] })?.note).toBe(
      '2025年7月1日起：每季度 2 次',
    )
  })
  it('that do not apply stand apart, with the reason', () => {
    const groups = normGroups([
      norm(),
      norm({ applies: false, setAside: '由机关统一组织' }),
      norm({ applies: false, kind: 'committee-meeting' }),
    ])
    expect(groups.map(({ title, rows }) => [title, rows.map(({ note }) => note)])).toEqual([
      ['适用于这里', ['']],
      ['不适用于这里', ['支部约定：由机关统一组织', '只适用于设支部委员会的党支部']],
    ])
  })
})
