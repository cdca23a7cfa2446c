namespace GitOpsSets.Action.Inputs;

/// <summary>The headings of the help text, in order.</summary>
internal enum InputGroup
{
    /// <summary>What to read.</summary>
    Reading,

    /// <summary>What to write, and how to publish it.</summary>
    Publishing,

    /// <summary>What may not happen.</summary>
    Safety,

    /// <summary>Where values come from.</summary>
    Sources,

    /// <summary>What to say.</summary>
    Reporting,

    /// <summary>Options the reference command lines have.</summary>
    Reference,
}
