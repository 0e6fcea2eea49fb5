/**
 * The button a page is for, within the thumb's reach: at the bottom of the screen however little stands above it. Stands
 * last within `.page`. `note` is said above the button while there is no `fault`; what else belongs above it goes into the
 * slot, a second button into the slot `below`; without `action` there are only those. Fires `act`.
 */
Component({
  options: { virtualHost: true, multipleSlots: true },
  properties: {
    action: { type: String, value: '' },
    note: { type: String, value: '' },
    fault: { type: String, value: '' },
    saving: { type: Boolean, value: false },
    disabled: { type: Boolean, value: false },
  },
  methods: {
    act() {
      if (!this.data.saving) this.triggerEvent('act')
    },
  },
})
