import { element } from './dom'

/** The card that a chat gets. */
export interface ShareCard {
  readonly title: string
  /** The page that it opens, `path?query`. */
  readonly url: string
  /** Where the picture lies; empty: none was given, and WeChat takes what is on the screen. */
  readonly picture: string
}

export function shareCard({ title, picture }: ShareCard): HTMLElement {
  // WeChat cuts what is on the screen, names and all, where a page gives no picture: that is not to be overlooked here.
  const above =
    picture === ''
      ? element('p', { class: 'screen' }, '（发的人屏幕上的截图）')
      : element('img', { src: picture, alt: '' })
  return element('div', { class: 'share-card' }, element('strong', {}, title), above)
}
