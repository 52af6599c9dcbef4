import { testFamily } from '@copydesk/rule-tester'
import * as family from './index.generated.ts'

testFamily(family, import.meta.dirname)
