Component({
  properties: { text: Number },
  lifetimes: {
    ready() {
      this.triggerEvent('ready')
    },
  },
  methods: {
    tell() {
      this.triggerEvent('told', { by: 2 })
    },
  },
})
