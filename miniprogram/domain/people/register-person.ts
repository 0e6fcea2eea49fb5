/** Rules about the persons on a register, and its changes in words. */
import { yearOf, type CivilDate } from '../time/civil-date'
import type { CellId } from './identity'
import { EDUCATION_LABELS, MEMBERSHIP_STAGE_LABELS } from './labels'
import type { Member } from './member'
import type { FactChange, MemberFacts } from './member-history'
import { comparedName } from './person-name'

/** Whoever applies to join has reached 18 (党章 art. 1). */
export const YOUNGEST = 18

/** Whether somebody born that year can have reached 18 on that day. Only the year is known, so the year decides. */
export function isOldEnough(birthYear: number, on: CivilDate): boolean {
  return yearOf(on) - birthYear >= YOUNGEST
}

/** Two with the same name, however it is written, sex and birth year can only be told apart by a number. */
export function isNamesake(
  a: Pick<Member, 'name' | 'sex' | 'birthYear'>,
  b: Pick<Member, 'name' | 'sex' | 'birthYear'>,
): boolean {
  return isSameName(a, b) && a.sex === b.sex && a.birthYear === b.birthYear
}

/** 买买提·艾力 and 买买提•艾力, 骆一 and 骆 一 are one name. */
export function isSameName(a: Pick<Member, 'name'>, b: Pick<Member, 'name'>): boolean {
  return comparedName(a.name) === comparedName(b.name)
}

/** What a change alters, each in a few words: `党小组：第一党小组→无`. Facts that stay are not named. */
export function factsInWords(before: MemberFacts, change: FactChange, cellName: (cellId: CellId) => string): string[] {
  const said: string[] = []
  const say = <F extends keyof FactChange>(fact: F, label: string, word: (value: MemberFacts[F]) => string) => {
    const after: FactChange[F] = change[fact]
    if (after !== undefined && after !== before[fact]) said.push(`${label}：${word(before[fact])}→${word(after)}`)
  }
  const yesNo = (value: boolean) => (value ? '是' : '否')
  say('stage', '党员类别', (stage) => MEMBERSHIP_STAGE_LABELS[stage])
  say('cellId', '党小组', (cellId) => (cellId === null ? '无' : cellName(cellId)))
  say('education', '学历', (education) => (education === null ? '未填' : EDUCATION_LABELS[education]))
  say('isMigrant', '流动党员', yesNo)
  say('isLeadingCadre', '领导干部', yesNo)
  say('isRetired', '离退休', yesNo)
  return said
}
