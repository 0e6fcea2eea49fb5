App({
  globalData: { launches: 0, scripts: [] as string[] },
  onLaunch() {
    this.globalData.launches += 1
  },
})
