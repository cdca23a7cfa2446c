namespace GitOpsSets.Action.Inputs;

/// <summary>How an input is written.</summary>
internal enum InputType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c>; as an option also without a value.</summary>
    Boolean,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>Items between commas or line ends; as an option also repeated.</summary>
    List,

    /// <summary>One item a line; as an option also repeated.</summary>
    Lines,
}
