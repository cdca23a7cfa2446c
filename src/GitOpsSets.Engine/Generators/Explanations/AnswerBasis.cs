namespace GitOpsSets.Engine.Generators.Explanations;

/// <summary>What an answer rests on.</summary>
public enum AnswerBasis
{
    /// <summary>Files of the repository.</summary>
    Repository,

    /// <summary>A source beyond it, asked in this run.</summary>
    Live,

    /// <summary>What the source lock remembers of it.</summary>
    SourceLock,

    /// <summary>What a provider's status records of it.</summary>
    Status,
}
