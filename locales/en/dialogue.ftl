# dialogue
