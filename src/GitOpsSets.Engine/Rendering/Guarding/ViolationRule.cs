namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>What foreign text must not do.</summary>
public enum ViolationRule
{
    /// <summary>Hold characters that break lines, hide or reverse text, or be very long.</summary>
    Characters,

    /// <summary>Hold what another engine downstream would expand.</summary>
    Expansion,

    /// <summary>Change which objects, keys and scalars there are, or the text of one.</summary>
    Structure,

    /// <summary>Turn a text into a number, truth value, date or nothing.</summary>
    Type,

    /// <summary>Choose a key.</summary>
    Key,

    /// <summary>Stand where it decides on rights or on what is deployed.</summary>
    SensitiveField,

    /// <summary>Replace a key of a more trusted generator in a matrix.</summary>
    Override,
}
