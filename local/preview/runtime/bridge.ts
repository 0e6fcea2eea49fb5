/** Between the shell page and the phones in it: both come from the same address, so each calls the other directly. */

/** A code that a phone is showing. */
export interface ShownCode {
  readonly phone: number
  readonly holderName: string
  /** What the code says. */
  readonly text: string
  /** Its picture, as a data URL. */
  readonly picture: string
}

/** What a phone asks of the shell. */
export interface Shell {
  codesOnOtherPhones(phone: number): Promise<readonly ShownCode[]>
  otherPhones(phone: number): readonly { readonly number: number; readonly holderName: string }[]
  /** Who holds it. */
  holderName(phone: number): string
  /** Opens a page, `path?query`, on another phone. */
  openOn(phone: number, url: string): void
}

/** What the shell asks of a phone. */
export interface Phone {
  goHome(): void
  open(url: string): void
  scan(): void
  /** WeChat's 服务通知, with the messages that have reached whoever holds the phone. */
  showMessages(): void
  /** The WeChat group that everybody here is in. */
  showGroupChat(): void
  setOffline(isOffline: boolean): void
  setDark(isDark: boolean): void
  setLargeText(isLarge: boolean): void
  /** The canvases and images that can be seen on it now. */
  visiblePictures(): readonly (HTMLCanvasElement | HTMLImageElement)[]
}

interface Bridged {
  previewShell?: Shell
  previewPhone?: Phone
}

/** The shell around this phone; undefined when the phone is opened by itself. */
export function shell(): Shell | undefined {
  return window.parent === window ? undefined : (window.parent as Bridged).previewShell
}

export function offerShell(offered: Shell): void {
  ;(window as Bridged).previewShell = offered
}

export function offerPhone(offered: Phone): void {
  ;(window as Bridged).previewPhone = offered
}

/** The phone in a frame; undefined while it loads. */
export function phoneIn(frame: HTMLIFrameElement): Phone | undefined {
  return (frame.contentWindow as Bridged | null)?.previewPhone
}
