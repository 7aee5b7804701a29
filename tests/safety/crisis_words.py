"""Made-up sentences for the rules of `attune.safety.rules`: what they find, and what they leave alone."""

SELF_HARM = """
I want to kill myself.
Sometimes I want to hurt myself.
I still want to cut myself when it goes quiet.
I am going to kill myself
I keep thinking about killing myself.
There is an urge to cut myself tonight.
I thought of hanging myself
I cut myself again last night.
I burned myself on purpose.
I want to die.
I really want to die tonight
I want to end it all.
I am suicidal again.
I feel suicidal
I am planning suicide.
I have thoughts of suicide
I wish I was dead.
I wish that I were dead
I wish I had never been born.
I'd rather be dead.
I don't want to live anymore.
I do not want to be alive
I don’t want to wake up again
I no longer want to exist.
Ending my life would be quiet.
I could take my own life
There is no reason to live.
I have nothing to live for.
They would be better off without me.
I am so tired of living
I hope for sleep and never waking up
I took all the pills.
I could swallow all my tablets
I want to overdose.
"""

HURT_BY_SOMEONE = """
He hit me yesterday.
She slaps me when she is drunk.
My husband beats me.
My ex punched me in the car park.
Sam hit me with a belt.
They kick me under the stairs.
He choked me on Sunday.
He raped me.
My partner shoved me and laughed.
My father hits the kids.
She burnt me with a cigarette
He pushed me against the wall.
He grabbed me by the arm.
She pulls my hair when I talk back.
He dragged me across the floor
He threatened to kill us.
She threatens me every week.
He forced me to have sex.
He is stalking me? He stalked me for a year.
He said he would kill me.
She says she will kill herself if I go.
He told me he'd shoot the dog; he would shoot the dog.
I am afraid of him.
I'm scared of my husband when he drinks.
I am terrified of her, and nobody knows
I am afraid to go home.
I am not safe at home.
I don't feel safe around him.
He won't let me leave.
She locked me in.
His hands were round my neck.
He left me with bruises
I will leave if you hit me.
If you touch me again I call the police, and I will.
"""

MIGHT_HURT = """
I want to hit him.
I want to kill her.
I will kill him
I am going to strangle him.
I wanted to hurt her, badly
I need to hit someone.
I am about to hit my wife
I am afraid of what I might do to him.
I'm afraid of what I could do to my baby
I slapped her.
I hit my son again.
I punched him in the face.
I choked her and now I am shaking
I might hit him tonight.
I could stab him
I shoved my girlfriend.
"""

EVERYDAY = """
I am dying to see you.
This deadline kills me.
He hit the brakes.
I could kill for a coffee.
My feet are killing me.
It hit me that he was right.
It hit me hard when she left.
I nearly died laughing.
I want to die of embarrassment.
I was bored to death.
She beats me at chess every time.
He beat me to it.
He kicked me out of the group chat by mistake.
They pushed me to apply, and I got it.
He hit me up for a loan.
She hit me with the news at breakfast.
I cut myself shaving.
I burned myself on the oven.
I hurt my knee.
I am afraid of losing him.
I am afraid of her leaving.
I'm scared of him not answering.
I am scared of her mother's opinion.
I am afraid that I am too much for them.
I don't want to live here.
I don't want to live in the city.
I don't want to wake up early.
I hurt her feelings and I know it.
I never want to hurt him.
I don't want to hurt her.
I would never hit anyone.
I hit her car in the car park.
I hit send too early.
He broke my heart.
His silence is killing me.
My mum is going to kill me when she sees the vase.
We killed time at the station.
I killed the engine.
That joke killed it.
I would rather be dead than wear that.
I shot him a message.
She punched the air.
We hit the road at nine.
The wave hit me and I swallowed half the sea.
The news hit us hard.
I took the pills for my back at noon.
I read a book about suicide prevention for work.
I could murder a curry.
He choked up when he thanked me.
My heart was beating fast.
I was beating myself up about it.
I am tired of waiting.
I'm tired of living out of boxes.
I want to disappear when they argue.
I do not feel safe enough to say it to her.
I feel safe at home.
He lets me leave early on Fridays.
She locked the door and we went for a walk.
I will leave if you are late again.
If you leave I will be sad.
He grabbed me a coffee.
She threw me a party.
They threatened rain, and it stayed dry.
I will call you if you like.
He would kill for that job.
I slapped the table.
We were kicking ideas around.
I want to hit the gym.
I want to hit him with a question.
You hit me with that idea and I loved it.
I am scared of spiders.
Work is strangling me.
I feel like dead weight at parties.
The battery died and so did the talk.
"""

PROTECTIVE = """
If you touch me again I call the police, I will.
If you touch me again, I will call the police.
If you hit me I will leave.
If you hit me again, I'm gone.
If you ever hit me I will go to my sister.
I will leave if you hit me.
I will leave if you touch me like that.
I'll go if you raise your hand.
I'm leaving if you throw that.
I will call the police if you come here.
I'll call the police if you follow me.
I am calling the police if you threaten me.
If you threaten me, I will tell my brother.
If you threaten the children I will go.
If he hits the kids I will take them to my mother.
If she hits me again I will tell the doctor.
If you push me I will leave the room.
If you grab me I will scream.
If you grab my arm again, I am out of here.
If you choke me again I will report it.
If you kick me I will move out.
If you raise your hand again I will go.
If you raise your voice and come near me I will leave.
If you lay a hand on me I will call the police.
If you lay a hand on the baby, I will call for help.
If you follow me I will shout.
If you throw anything at me again I am going.
If you shout at me like that, I will hang up.
If you scream at the children I will take them out.
If you come here drunk I will not open.
If you come to my work I will call security.
If you turn off my phone I will leave.
If they hurt me again I will tell my teacher.
If he touches me again I will tell the nurse.
If he comes back I will call the police.
Leave now or I will call the police.
Stop it, or I'll call the police.
I will call the police if he comes back.
I will not stay with someone who hits me.
Do not touch me.
Do not hit me.
Stop hitting me.
You may not hurt me.
Let go of me, or I will scream.
I will defend myself if you hit me.
I am going to lock the door if you hit the table again.
I will fight back if you choke me.
If you hit me I will hit you back.
If you touch my daughter I will hit you.
If you come at me with that I will kick you away.
I pushed him away because he was holding me down.
I hit him back to get free.
"""


def lines(block: str) -> list[str]:
    """One sentence a line."""
    return block.strip().split("\n")
