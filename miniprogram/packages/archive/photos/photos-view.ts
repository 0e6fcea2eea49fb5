import type { OutputOf } from '#contract'
import { momentText } from '../../../text/dates'

type Photos = OutputOf<'meeting.photos'>['photos']

export interface Tile {
  readonly photoId: string
  readonly caption: string
  readonly turn: number
  /** Who added it, and when. */
  readonly said: string
  /** Where the phone has it; empty while it is on its way. */
  readonly src: string
  readonly fault: string
}

/** Those that are here already stay: a picture is loaded once. */
export function tilesOf(photos: Photos, before: readonly Tile[]): Tile[] {
  return photos.map(({ photoId, caption, turn, addedAt, addedByName }) => {
    const said = `${addedByName ?? '（已不在名册）'} ${momentText(addedAt)} 附`
    const { src = '' } = before.find((tile) => tile.photoId === photoId && tile.said === said) ?? {}
    return { photoId, caption, turn, said, src, fault: '' }
  })
}

export function placesText(placesLeft: number): string {
  return placesLeft > 0 ? `照片不是必须的；还可以附 ${placesLeft} 张。` : '已经附满；要换的，先去掉一张。'
}
