import Theme from 'vitepress/theme-without-fonts'
import { defineAsyncComponent } from 'vue'
import './style.css'

// biome-ignore lint/style/noDefaultExport: VitePress takes its theme so
export default {
  extends: Theme,
  enhanceApp({ app }: { app: { component: (name: string, component: unknown) => void } }) {
    app.component(
      'playground',
      defineAsyncComponent(() => import('./Playground.vue')),
    )
  },
}
