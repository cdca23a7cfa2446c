namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>What happens to an element whose foreign text would leave its place.</summary>
public enum GuardMode
{
    /// <summary>It keeps its old files.</summary>
    Strict,

    /// <summary>It is delivered, with a warning.</summary>
    Warn,

    /// <summary>Nobody looks.</summary>
    Off,
}
