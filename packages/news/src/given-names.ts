const names = (text: string): readonly string[] => text.split(/\s+/)

/** Given names that only women bear. */
const women: ReadonlySet<string> = new Set(
  names(`abby abigail aisha alexandra alice alicia alina alison allison alyssa amanda amber amelia amina amy ana anastasia angela angelica angie
anita ann anna anne annette annie ariana asha astrid audrey ava barbara beatrice becky belinda bernadette beth bethany betsy betty bonnie
brenda bridget britt brittany brooke caitlin camila camille candace carla carly carol carole carolina caroline carolyn carrie catherine
cathy cecilia charlotte chelsea cheryl chloe christiane christina christine christy cindy claire clara clare claudia colleen corinne crystal
cynthia daisy daniela danielle daphne darlene dawn deanna debbie deborah debra deirdre denise diana diane donna doreen doris dorothy edith
eileen elaine eleanor elena elisa elisabeth elise elizabeth ella ellen ellie elsa elsie emilia emilie emily emma erica erika erin eva eve
evelyn farah fatima felicia fiona florence frances francesca gabriela gabrielle gail georgia gina giulia gloria grace greta gwen hannah
harriet hazel heather heidi helen helena helene hilary hillary holly ines ingrid irene irina iris isabel isabella isabelle ivy jacqueline jana jane
janet janice janine jasmine jeanette jeanne jen jenna jennie jennifer jenny jessica jill jillian joann joanna joanne jocelyn johanna
josephine joy joyce juanita judith judy julia juliana julie juliet kamala kara karen karin karla kate katharine katherine kathleen kathryn kathy
katie katrina katya kayla kiera kimberly kirsten krista kristen kristin kristina lara latoya laura lauren laurie lea leah leila lena lilian
lillian lily linda lisa liz lois lola lora lori lorna lorraine louisa louise lucia lucy luisa lydia lynn madeleine madeline mae maggie mara
marcia margaret margarita margot maria mariam marianne marie marilyn marina marisa marissa marla marlene marsha marta martha martina mary
maureen maya meg megan meghan melanie melinda melissa mercedes meredith mia michaela michelle mila miranda miriam moira molly mona monica
monika myra nadia nadine nancy naomi natalia natalie natasha nell nicole nikki nina noelle nora norma olga olivia paige pamela patricia
patty paula pauline peggy penelope penny petra philippa phyllis polly priya rachel raquel rebecca regina renee rhonda rita roberta rosa
rosalind rosanna rose rosemary rosie roxanne ruth sabine sabrina sadie sally salma samantha sandra sara sarah shana sharon sheila shelley
sheri sherry shirley sierra silvia sofia sonia sonja sophia sophie stefanie stella stephanie sue susan susanna susanne susie suzanne sylvia
tabitha tamara tammy tanya tara tatiana teresa tess tessa thelma theresa tiffany tina toni tonya traci tracy tricia uma ursula valentina
valerie vanessa vera veronica vicki vicky victoria viola violet virginia viviana wanda wendy whitney willa yasmin yolanda yvette yvonne zoe`),
)
/** Those that only men bear. */
const men: ReadonlySet<string> = new Set(
  names(`aaron abdul abdullah adam ahmad ahmed aidan alan albert alec alejandro aleksandr alexander alexandre alexei alfred allan allen amir amit
anders andre andreas andrei andres andrew andy anil anthony anton antonio arjun arnold art arthur arturo austin axel barry ben benjamin
benny bernard bernie barack bert bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bryan bryce byron caleb calvin
carl carlos cedric chad charles christian christopher chuck clarence clayton clifford clint clive clyde cody cole colin connor conor corey
craig curtis cyrus damian damien damon dan daniel danny darrell darren dave david dean declan deepak denis dennis derek diego dimitri dirk
dmitri dmitry dominic don donald doug douglas duncan dustin dwight dylan earl eddie edgar eduardo edward edwin eli elias elijah elliot emil
emilio emmanuel enrique eric erich erik ernest ernesto ethan eugene ezra felix fernando francesco francis francisco francois frank franz
fred freddie frederick gareth garrett gary gavin geoff geoffrey george gerald gerard gerry gideon gilbert giovanni glen glenn gordon graham
grant greg gregory guillermo gus gustavo guy hans harold harrison harry harvey hector henrik henry herbert herman howard hugh hugo hussein
ian ibrahim igor imran isaac ismail ivan jack jacob jacques jake jamal james jared jason jasper javier jay jeff jeffrey jeremiah jeremy
jerome jerry jim jimmy joel johan john johnathan johnny jon jonah jonas jonathan jorge jose josef joseph josh joshua juan juergen jules
julio julius justin karl keith ken kenneth kent kevin khalid kirk klaus kurt kyle lance larry lawrence leo leon leonard lewis liam lionel
lloyd logan loren lorenzo louis lucas luis luke mahmoud malcolm manuel marc marcel marco marcos marcus mario mark markus marshall martin
marty marvin mateo mathew matt matteo matthew maurice maxim maxwell mehmet melvin michael michel miguel mike mikhail miles milo mitch
mitchell mitt mohamed mohammad mohammed moses muhammad mustafa nasser nathan nathaniel neal ned neil nelson nicholas nick nicolas nigel nikhil
nikolai noah norman olaf oleg oliver omar oscar osman otto owen pablo pascal patrick paul pavel pedro percy peter phil philip philippe
phillip pierre piotr preston quentin rafael rahul raj rajesh ralph ramon randall randy raul ravi ray raymond reginald reuben ricardo richard
rick ricky rob robert roberto rod roderick rodney rodrigo roger roland roman ron ronald ross roy ruben rudolf rudy rupert russ russell samir
samuel sanjay saul scott sean sebastian seth shaun sid siegfried simon spencer stan stanley stefan stephan stephen stephane steve steven
stewart stuart sunil suresh sven takeshi tariq ted terence terrance terrence theo theodore thomas tim timothy todd tom tomas tommy travis
trevor tristan troy tyler tyrone ulrich vernon victor vijay vikram vince vincent vladimir wade walter warren wayne wendell wesley wilfred
will william winston wolfgang xavier yuri yusuf zach zachary`),
)
/** Those that both do: whom "he" and "she" cannot stand for. */
const either =
  names(`adrian alex alexis ali andrea angel april ariel ashley beverly blake cameron carmen casey charlie chris connie courtney dale dana devin
dominique drew evan faith gabriel hassan jackie jackson jaime jamie jan jean jesse jessie jo joan jodi joe jordan julian karim kay kelly
kelsey kendall kerry kim kris laurence lee leslie lindsay lindsey lonnie madison marion max michele mina misha morgan murray nicola nikita
noel parker pat quinn rene robbie robin robyn ronnie rowan ryan sam sandy sasha shane shannon shawn shelby sidney simone skye stacey stacy
sydney syed taylor terry toby tony tracey vivian willie`)

/**
 * Common given names of the English-speaking press and its beats, lower case: what tells a bare line "Jane Doe" from a
 * bare line "Hong Kong". A name missing here costs a byline found in the text alone, never a false one.
 */
export const givenNames: ReadonlySet<string> = new Set([...women, ...men, ...either])

/** Who bears a given name, lower case; undefined where both do or no list has it. */
export function genderOf(givenName: string): 'woman' | 'man' | undefined {
  if (women.has(givenName)) return 'woman'
  return men.has(givenName) ? 'man' : undefined
}
