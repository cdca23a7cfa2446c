namespace GitOpsSets.Fuzz;

/// <summary>A reader of texts from outside. Whatever the bytes, it answers or refuses as its documentation says.</summary>
internal interface IFuzzTarget
{
    /// <summary>What the command line and the corpus folder call it.</summary>
    string Name { get; }

    /// <summary>Where the recorded answers hold inputs for it.</summary>
    IReadOnlyList<RecordedSeeds> Seeds { get; }

    /// <summary>Words of the language, to be put into other inputs.</summary>
    IReadOnlyList<string> Words { get; }

    /// <summary>Reads one input and holds what came of it against the target's laws.</summary>
    /// <param name="input">Any bytes.</param>
    /// <returns>The kind of answer: inputs with a new kind are kept and varied further.</returns>
    /// <exception cref="BrokenLawException">A law does not hold. Every other exception is a finding too: documented ones are caught.</exception>
    string Try(byte[] input);
}
