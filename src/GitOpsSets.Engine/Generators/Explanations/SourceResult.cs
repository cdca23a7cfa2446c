namespace GitOpsSets.Engine.Generators.Explanations;

/// <summary>What came of asking one generator or provider.</summary>
public enum SourceResult
{
    /// <summary>It said everything it has.</summary>
    Complete,

    /// <summary>A limit of the user's cut its answer.</summary>
    Bounded,

    /// <summary>It gave no answer that can be trusted.</summary>
    Failed,

    /// <summary>It may not be used.</summary>
    Disabled,

    /// <summary>A provider that no entry of <c>inputsFrom</c> chooses.</summary>
    NotSelected,
}
