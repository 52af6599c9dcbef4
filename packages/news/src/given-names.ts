/**
 * Common given names of the English-speaking press and its beats, lower case: what tells a bare line "Jane Doe" from a
 * bare line "Hong Kong". A name missing here costs a byline found in the text alone, never a false one.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `aaron abby abdul abdullah abigail adam adrian ahmad ahmed aidan aisha alan albert alec alejandro aleksandr alex alexander
alexandra alexandre alexei alexis alfred ali alice alicia alina alison allan allen allison alyssa amanda amber amelia amina amir amit
amy ana anastasia anders andre andrea andreas andrei andres andrew andy angel angela angelica angie anil anita ann anna anne
annette annie anthony anton antonio april ariana ariel arjun arnold art arthur arturo asha ashley astrid audrey austin ava axel barbara
barry beatrice becky belinda ben benjamin benny bernadette bernard bernie bert beth bethany betsy betty beverly bill billy blake bob
bobby bonnie boris brad bradley brandon brenda brendan brent brett brian bridget britt brittany brooke bruce bryan bryce byron caitlin
caleb calvin cameron camila camille candace carl carla carlos carly carmen carol carole carolina caroline carolyn carrie casey
catherine cathy cecilia cedric chad charles charlie charlotte chelsea cheryl chloe chris christian christiane christina christine christopher christy
chuck cindy claire clara clare clarence claudia clayton clifford clint clive clyde cody cole colin colleen connie connor conor corey
corinne courtney craig crystal curtis cynthia cyrus daisy dale damian damien damon dan dana daniel daniela danielle danny daphne darlene darrell
darren dave david dawn dean deanna debbie deborah debra declan deepak deirdre denis denise dennis derek devin diana diane diego
dimitri dirk dmitri dmitry dominic dominique don donald donna doreen doris dorothy doug douglas drew duncan dustin dwight dylan earl eddie
edgar edith eduardo edward edwin eileen elaine eleanor elena eli elias elijah elisa elisabeth elise elizabeth ella ellen ellie elliot elsa
elsie emil emilia emilie emilio emily emma emmanuel enrique eric erica erich erik erika erin ernest ernesto ethan eugene eva evan eve
evelyn ezra faith farah fatima felicia felix fernando fiona florence frances francesca francesco francis francisco francois frank
franz fred freddie frederick gabriel gabriela gabrielle gail gareth garrett gary gavin geoff geoffrey george georgia gerald
gerard gerry gideon gilbert gina giovanni giulia glen glenn gloria gordon grace graham grant greg gregory greta guillermo gus gustavo guy gwen
hannah hans harold harriet harrison harry harvey hassan hazel heather hector heidi helen helena helene henrik henry herbert herman hilary
holly howard hugh hugo hussein ian ibrahim igor imran ines ingrid irene irina iris isaac isabel isabella isabelle ismail ivan ivy jack jackie
jackson jacob jacqueline jacques jaime jake jamal james jamie jan jana jane janet janice janine jared jasmine jason jasper javier jay jean
jeanette jeanne jeff jeffrey jen jenna jennie jennifer jenny jeremiah jeremy jerome jerry jesse jessica jessie jill jillian jim
jimmy jo joan joann joanna joanne jocelyn jodi joe joel johan johanna john johnathan johnny jon jonah jonas jonathan jordan jorge
jose josef joseph josephine josh joshua joy joyce juan juanita judith judy juergen jules julia julian juliana julie juliet julio julius justin
kara karen karim karin karl karla kate katharine katherine kathleen kathryn kathy katie katrina katya kay kayla keith kelly kelsey ken
kendall kenneth kent kerry kevin khalid kiera kim kimberly kirsten kirk klaus kris krista kristen kristin kristina kurt kyle lance lara larry
latoya laura lauren laurence laurie lawrence lea leah lee leila lena leo leon leonard leslie lewis liam lilian lillian lily linda lindsay lindsey
lionel lisa liz lloyd logan lois lola lonnie lora loren lorenzo lori lorna lorraine louis louisa louise lucas lucia lucy luis luisa luke
lydia lynn madeleine madeline madison mae maggie mahmoud malcolm manuel mara marc marcel marcia marco marcos marcus margaret margarita margot
maria mariam marianne marie marilyn marina mario marion marisa marissa mark markus marla marlene marsha marshall marta martha martin martina
marty marvin mary mateo mathew matt matteo matthew maureen maurice max maxim maxwell maya meg megan meghan mehmet melanie melinda melissa
melvin mercedes meredith mia michael michaela michel michele michelle miguel mike mikhail mila miles milo mina miranda miriam misha
mitch mitchell mohamed mohammad mohammed moira molly mona monica monika morgan moses muhammad murray mustafa myra nadia nadine nancy naomi
nasser natalia natalie natasha nathan nathaniel neal ned neil nell nelson nicholas nick nicola nicolas nicole nigel nikhil nikita nikolai nikki nina noah
noel noelle nora norma norman olaf oleg olga oliver olivia omar oscar osman otto owen pablo paige pamela parker pascal pat patricia
patrick patty paul paula pauline pavel pedro peggy penelope penny percy peter petra phil philip philippa philippe phillip phyllis pierre piotr polly
preston priya quentin quinn rachel rafael rahul raj rajesh ralph ramon randall randy raquel raul ravi ray raymond rebecca regina reginald rene renee
reuben rhonda ricardo richard rick ricky rita rob robbie robert roberta roberto robin robyn rod roderick rodney rodrigo roger roland roman ron
ronald ronnie rosa rosalind rosanna rose rosemary rosie ross rowan roxanne roy ruben rudolf rudy rupert russ russell ruth ryan sabine sabrina sadie
sally salma sam samantha samir samuel sandra sandy sanjay sara sarah sasha saul scott sean sebastian seth shana shane shannon sharon shaun
shawn sheila shelby shelley sheri sherry shirley sid sidney siegfried sierra silvia simon simone skye sofia sonia sonja sophia sophie spencer
stacey stacy stan stanley stefan stefanie stella stephan stephanie stephen stephane steve steven stewart stuart sue sunil suresh susan susanna
susanne susie suzanne sven sydney sylvia syed tabitha takeshi tamara tammy tanya tara tariq tatiana taylor ted terence teresa terrance terrence terry tess tessa
thelma theo theodore theresa thomas tiffany tim timothy tina toby todd tom tomas tommy toni tony tonya tracey traci tracy travis trevor tricia tristan
troy tyler tyrone ulrich uma ursula valentina valerie vanessa vera vernon veronica vicki vicky victor victoria vijay vikram vince vincent viola violet
virginia vivian viviana vladimir wade walter wanda warren wayne wendell wendy wesley whitney wilfred will willa william willie winston wolfgang xavier yasmin yolanda
yuri yusuf yvette yvonne zach zachary zoe`.split(/\s+/),
)

/** Those of them that only women bear, and those that both do: whom "he" and "she" cannot stand for. */
const women: ReadonlySet<string> = new Set(
  `abby abigail aisha alexandra alice alicia alina alison allison alyssa amanda amber amelia amina amy ana anastasia angela angelica angie
anita ann anna anne annette annie ariana asha astrid audrey ava barbara beatrice becky belinda bernadette beth bethany betsy betty bonnie
brenda bridget britt brittany brooke caitlin camila camille candace carla carly carol carole carolina caroline carolyn carrie catherine
cathy cecilia charlotte chelsea cheryl chloe christiane christina christine christy cindy claire clara clare claudia colleen corinne crystal
cynthia daisy daniela danielle daphne darlene dawn deanna debbie deborah debra deirdre denise diana diane donna doreen doris dorothy edith
eileen elaine eleanor elena elisa elisabeth elise elizabeth ella ellen ellie elsa elsie emilia emilie emily emma erica erika erin eva eve
evelyn farah fatima felicia fiona florence frances francesca gabriela gabrielle gail georgia gina giulia gloria grace greta gwen hannah
harriet hazel heather heidi helen helena helene hilary holly ines ingrid irene irina iris isabel isabella isabelle ivy jacqueline jana jane
janet janice janine jasmine jeanette jeanne jen jenna jennie jennifer jenny jessica jill jillian joann joanna joanne jocelyn johanna
josephine joy joyce juanita judith judy julia juliana julie juliet kara karen karin karla kate katharine katherine kathleen kathryn kathy
katie katrina katya kayla kiera kimberly kirsten krista kristen kristin kristina lara latoya laura lauren laurie lea leah leila lena lilian
lillian lily linda lisa liz lois lola lora lori lorna lorraine louisa louise lucia lucy luisa lydia lynn madeleine madeline mae maggie mara
marcia margaret margarita margot maria mariam marianne marie marilyn marina marisa marissa marla marlene marsha marta martha martina mary
maureen maya meg megan meghan melanie melinda melissa mercedes meredith mia michaela michelle mila miranda miriam moira molly mona monica
monika myra nadia nadine nancy naomi natalia natalie natasha nell nicole nikki nina noelle nora norma olga olivia paige pamela patricia
patty paula pauline peggy penelope penny petra philippa phyllis polly priya rachel raquel rebecca regina renee rhonda rita roberta rosa
rosalind rosanna rose rosemary rosie roxanne ruth sabine sabrina sadie sally salma samantha sandra sara sarah shana sharon sheila shelley
sheri sherry shirley sierra silvia sofia sonia sonja sophia sophie stefanie stella stephanie sue susan susanna susanne susie suzanne sylvia
tabitha tamara tammy tanya tara tatiana teresa tess tessa thelma theresa tiffany tina toni tonya traci tracy tricia uma ursula valentina
valerie vanessa vera veronica vicki vicky victoria viola violet virginia viviana wanda wendy whitney willa yasmin yolanda yvette yvonne zoe`.split(
    /\s+/,
  ),
)
const either: ReadonlySet<string> = new Set(
  `adrian alex alexis ali andrea angel april ariel ashley beverly blake cameron carmen casey charlie chris connie courtney dale dana devin
dominique drew evan faith gabriel hassan jackie jackson jaime jamie jan jean jesse jessie jo joan jodi joe jordan julian karim kay kelly
kelsey kendall kerry kim kris laurence lee leslie lindsay lindsey lonnie madison marion max michele mina misha morgan murray nicola nikita
noel parker pat quinn rene robbie robin robyn ronnie rowan ryan sam sandy sasha shane shannon shawn shelby sidney simone skye stacey stacy
sydney syed taylor terry toby tony tracey vivian willie`.split(/\s+/),
)

/** Who bears a given name, lower case; undefined where both do or no list has it. */
export function genderOf(givenName: string): 'woman' | 'man' | undefined {
  if (women.has(givenName)) return 'woman'
  return givenNames.has(givenName) && !either.has(givenName) ? 'man' : undefined
}
