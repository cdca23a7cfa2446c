namespace GitOpsSets.Action.Inputs;

/// <summary>What happens to an element whose outsiders' text would leave its place.</summary>
internal enum GuardMode
{
    /// <summary>It keeps its old files.</summary>
    Strict,

    /// <summary>It is delivered, with a warning.</summary>
    Warn,

    /// <summary>Nobody looks.</summary>
    Off,
}
