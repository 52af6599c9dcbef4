/** Function words of the languages scraped news is translated from, without those English writes the same. */
const lists = {
  spanish:
    'el la los las del que por para con una uno como más pero hasta desde sobre entre según también fue está son ser este esta esto sus sin ya muy',
  french:
    'le les des du une est dans pour qui sur avec pas aux cette ces par mais ont sont été plus leur leurs nous vous ils elle être',
  german:
    'der das und ist nicht mit von für auf ein eine einen dem zu im des sich auch wird sind nach bei aus wie noch nur über zum zur hat werden wurde',
  portuguese: 'os em não na nas nos dos das ao uma mais foi são pelo pela seu sua também até',
  italian: 'il gli della dei delle che per nel nella sono anche più dal dalla alla come questo questa ha stato',
  dutch: 'het een van niet voor op dat zijn ook naar maar wordt heeft werd',
  turkish: 've bir bu için ile olarak daha çok gibi sonra kadar olan',
  indonesian: 'yang dan di dengan untuk dari pada ini itu tidak akan telah oleh',
  polish: 'się jest nie na w z że przez oraz dla ale jak został',
}

export const foreignWords: ReadonlySet<string> = new Set(Object.values(lists).flatMap((list) => list.split(' ')))
