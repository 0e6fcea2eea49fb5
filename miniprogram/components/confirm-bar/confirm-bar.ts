import { isPlain, NOT_CONFIRMING, plainOnes, type ConfirmRow } from '../entry-cards/confirm-row'

/**
 * The bar below a list of records that can be confirmed together; it is there as soon as one can. `rows`: ConfirmRow[];
 * `confirming`: what is under way. Fires `all`, `confirm` and `undo`. What is tapped one after the other is never at one place.
 */
Component({
  options: { virtualHost: true },
  properties: {
    rows: { type: Array, value: [] as ConfirmRow[] },
    confirming: { type: Object, value: NOT_CONFIRMING.confirming },
  },
  data: { isShown: false, all: 0, isAll: false, picked: 0, held: 0, words: '' },
  observers: {
    'rows, confirming'(rows: ConfirmRow[], { said }: typeof NOT_CONFIRMING.confirming) {
      const plain = plainOnes(rows)
      const count = (mark: ConfirmRow['mark']) => rows.filter((row) => row.mark === mark).length
      const [picked, held] = [count('picked'), count('held')]
      const isShown = rows.some((row) => isPlain(row) || (row.mark !== '' && row.mark !== 'picked'))
      const words = held > 0 ? `${held} 条，5 秒后确认` : picked > 0 ? `已选 ${picked} 条` : said
      this.setData({ isShown, all: plain.length, isAll: picked > 0 && picked >= plain.length, picked, held, words })
    },
  },
  methods: {
    all() {
      this.triggerEvent('all')
    },
    confirm() {
      this.triggerEvent('confirm')
    },
    undo() {
      this.triggerEvent('undo')
    },
  },
})
