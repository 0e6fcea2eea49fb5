/** What a page has to say to the branch's group: a card that opens it on any phone, and words for groups that block cards. */
import { addressOf, type Opened, type Route } from '../services/routes'
import { copied } from './sharing'

/** What WeChat makes the card of (`onShareAppMessage`). */
export interface GroupCard {
  readonly title: string
  readonly path: string
  /** Always given: without a picture WeChat cuts what is on the sender's screen, and names of people stand there. */
  readonly imageUrl: string
}
/** Everybody in the group reads both, whoever they are: no names, no sums. */
export interface GroupNotice {
  readonly card: GroupCard
  readonly words: string
}

/** Whose picture the card has: of the package that the page stands in (scripts/draw-cards.ts). */
type Pictured = 'meeting' | 'service' | 'dues' | 'member' | 'summary'

export function groupNotice<R extends Route>(
  picture: Pictured,
  { title, words }: { readonly title: string; readonly words: string },
  route: R,
  parameters: Opened<R>,
): GroupNotice {
  return {
    card: { title, path: addressOf(route, parameters), imageUrl: `/packages/${picture}/images/card.png` },
    words,
  }
}

interface NoticingPage {
  readonly data: { readonly notice: GroupNotice | null }
  attempt(work: () => Promise<undefined>): Promise<void>
}

/** The method behind `bind:copy` of a group-words. */
export async function copyNotice(this: NoticingPage): Promise<void> {
  const { notice } = this.data
  if (notice) await this.attempt(() => copied(notice.words).then(() => undefined))
}

/** WeChat's 转发, by the button of a group-words or from the menu. */
export function shareNotice(this: NoticingPage): GroupCard | undefined {
  return this.data.notice?.card
}
