/**
 * The smaller branches of the bureau, that of its own offices among them. They keep fewer records: one of them keeps none of
 * study, of gifts and of much else, as happens where the secretary does everything alone. Nobody here exists.
 */
import type { DemoUser } from './demo-people'
import type { DemoUnit } from './demo-year'
import { dataCentreBranch } from './data-centre-branch'
import { hallBranch } from './hall-branch'
import { officesBranch } from './offices-branch'
import type { Chance } from './random'

export const SMALL_BRANCH_USERS: readonly DemoUser[] = [
  { person: 'o03', openId: 'demo-offices-secretary', role: '机关党支部书记' },
  { person: 'q01', openId: 'demo-hall-secretary', role: '大厅党支部书记' },
  { person: 'r01', openId: 'demo-data-secretary', role: '数据党支部书记' },
]

export function smallBranches(year: number, chance: Chance): DemoUnit[] {
  return [
    officesBranch(year, chance.fork('offices')),
    hallBranch(year, chance.fork('hall')),
    dataCentreBranch(year, chance.fork('data')),
  ]
}
