/**
 * Who is left out where a meeting decides (due-roll.ts), with the consent of the next higher committee: only who cannot take
 * part on a ground from a list (中国共产党基层组织选举工作条例, 2020, and 中组部 on the members due at an election; the articles
 * were not read).
 */
import type { MemberId } from '../people/identity'

export const LEFT_OUT_GROUNDS = ['out-of-contact', 'gravely-ill', 'abroad', 'detained'] as const
export type LeftOutGround = (typeof LEFT_OUT_GROUNDS)[number]

export const LEFT_OUT_GROUND_LABELS: Readonly<Record<LeftOutGround, string>> = {
  ...{ 'out-of-contact': '外出流动，联系不上', 'gravely-ill': '病重或者生活不能自理' },
  ...{ abroad: '出国（境）', detained: '被留置、羁押或者服刑' },
}

export interface LawfullyLeftOut {
  readonly memberId: MemberId
  readonly ground: LeftOutGround
}

/** How those due were changed, with names instead of ids. */
export interface NamedDueChange {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly lawful: readonly { readonly name: string; readonly ground: LeftOutGround }[]
  readonly reason: string
  /** Which higher committee agreed to the grounds, and when; empty where it was not written down. */
  readonly consent: string
}

/** `增加甲；减去乙；乙出国（境），选举、表决时不计入应到（上级党组织同意：…）。原因：…`。 */
export function dueChangeText({ added, removed, lawful, reason, consent }: NamedDueChange): string {
  const said = consent === '' ? '没有写明上级党组织的同意' : `上级党组织同意：${consent}`
  const grounds = lawful.map(({ name, ground }) => `${name}${LEFT_OUT_GROUND_LABELS[ground]}`)
  const parts = [
    ...(added.length > 0 ? [`增加${added.join('、')}`] : []),
    ...(removed.length > 0 ? [`减去${removed.join('、')}`] : []),
    ...(grounds.length > 0 ? [`${grounds.join('，')}，选举、表决时不计入应到（${said}）`] : []),
  ]
  return `${parts.join('；')}。原因：${reason}`
}
