import { parseCivilDate, type CivilDate } from '../../../../domain/time/civil-date'
import { PAYMENT_METHODS, type PaymentMethod } from '../../../../domain/dues/dues-account'
import { PAYMENT_METHOD_LABELS } from '../../../../domain/dues/labels'
import { today } from '../../../../services/clock'
import { chosenDay } from '../../../../text/dates'

/** What is asked of a payment besides the months. */
export interface PaymentTerms {
  readonly day: CivilDate
  readonly method: PaymentMethod
}

/** How most payments are made. */
export function termsToday(): PaymentTerms {
  return { day: today(), method: 'in-person' }
}

/** The day of a payment and how it was made. `label`: what the day is. Fires `change` with `PaymentTerms`. */
Component({
  properties: {
    label: { type: String, value: '哪天交的' },
    day: { type: String, value: '' },
    method: { type: String, value: 'in-person' },
  },
  data: {
    dayText: '',
    methods: PAYMENT_METHODS.map((key) => ({ key, label: PAYMENT_METHOD_LABELS[key] })),
  },
  observers: {
    day(day: string) {
      this.setData({ dayText: chosenDay(day) })
    },
  },
  methods: {
    chooseDay(event: WechatMiniprogram.PickerChange) {
      const day = parseCivilDate(String(event.detail.value))
      if (day) this.triggerEvent('change', { day, method: this.data.method })
    },
    chooseMethod(event: WechatMiniprogram.CustomEvent<{ key: PaymentMethod }>) {
      this.triggerEvent('change', { day: this.data.day, method: event.detail.key })
    },
  },
})
