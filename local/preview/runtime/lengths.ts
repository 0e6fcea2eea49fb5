/** The mini-program is 750 rpx wide on every screen. */
const RPX_PER_VW = 7.5

/** CSS lengths as a browser knows them: rpx is a share of the width, vh a share of the page between its bars. */
export function browserLengths(css: string): string {
  return css
    .replace(/(-?[\d.]+)rpx\b/g, (_, number: string) => `${Number((Number(number) / RPX_PER_VW).toFixed(5))}vw`)
    .replace(/(-?[\d.]+)vh\b/g, (_, number: string) => `calc(var(--vh, 1vh) * ${number})`)
}
