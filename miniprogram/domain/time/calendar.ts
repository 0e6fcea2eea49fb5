/**
 * dayjs on UTC's clock, whatever zone the machine is in: functions run in UTC, phones in Beijing, tests anywhere.
 * dayjs's own `utc` plugin lies at `dayjs/plugin/utc`, where WeChat's npm build does not reach: it packs a package's `main`
 * into one file and nothing beside it. The core computes in UTC once `$u` is set; this sets it, and reads in UTC as well.
 * The only file that knows the inside of dayjs.
 */
import dayjs, { type Dayjs } from 'dayjs'

interface Inside {
  $u?: boolean
  readonly $d: Date
  parse: (this: Inside, config: { readonly utc?: boolean }) => void
  init: (this: Inside) => void
  utcOffset: (this: Inside) => number
}

dayjs.extend((_option, { prototype }) => {
  const inside = prototype as unknown as Inside
  const { parse, init, utcOffset } = inside
  inside.parse = function (config) {
    if (config.utc) this.$u = true
    parse.call(this, config)
  }
  inside.init = function () {
    if (!this.$u) return init.call(this)
    const date = this.$d
    Object.assign(this, {
      $y: date.getUTCFullYear(),
      $M: date.getUTCMonth(),
      $D: date.getUTCDate(),
      $W: date.getUTCDay(),
      $H: date.getUTCHours(),
      $m: date.getUTCMinutes(),
      $s: date.getUTCSeconds(),
      $ms: date.getUTCMilliseconds(),
    })
  }
  inside.utcOffset = function () {
    return this.$u ? 0 : utcOffset.call(this)
  }
})

dayjs.locale('zh', { weekdaysShort: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] }, true)

/** A text (`2025-03`, `2025-03-04`, an instant) or milliseconds since 1970; `ddd` formats as 周二. */
export function utc(time: string | number): Dayjs {
  return dayjs(time, { utc: true, locale: 'zh' })
}
