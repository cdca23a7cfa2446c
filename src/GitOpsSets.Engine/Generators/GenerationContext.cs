using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Generators;

/// <summary>What generators of one set may ask.</summary>
/// <param name="Set">The set they belong to.</param>
/// <param name="Objects">The other manifests of the repository.</param>
/// <param name="Trees">Opens repositories.</param>
/// <param name="PullRequests">Lists pull requests, each repository once a run.</param>
/// <param name="Secrets">Secret values the user handed in.</param>
/// <param name="Foreign">Marks texts that others write.</param>
/// <param name="Limits">How much any of them may make.</param>
public sealed record GenerationContext(
    SetDefinition Set,
    ObjectIndex Objects,
    ITreeSource Trees,
    PullRequestListings PullRequests,
    ISecretStore Secrets,
    ForeignText Foreign,
    GeneratorLimits Limits)
{
    /// <summary>Asks HTTP endpoints.</summary>
    public required IHttpSource Http { get; init; }

    /// <summary>Which generators may be used at all.</summary>
    public EnabledGenerators Enabled { get; init; } = EnabledGenerators.All;

    /// <summary>Lists branches, tags and environments, each repository once a run.</summary>
    public ReferenceListings References { get; init; } = ReferenceListings.None;

    /// <summary>What live sources answered before.</summary>
    public SourceLock Memory { get; init; } = SourceLock.Empty;

    /// <summary>Whether memory answers for live sources, and none is asked.</summary>
    public bool IsLocked { get; init; }

    /// <summary>
    /// Judges a key, such as <c>Element.namespace</c>, that a less trusted generator of a matrix takes from a more trusted one: an error keeps the set as it is, anything
    /// else is a note, and null is nothing to speak of.
    /// </summary>
    public Func<string, SourceSpan, Diagnostic?> JudgeOverride { get; init; } = static (_, _) => null;

    /// <summary>Whether the values of a Secret stay out of elements: what is rendered of them would be plaintext in Git.</summary>
    public bool RefusesSecrets { get; init; }

    /// <summary>Whether somebody asks what each source yielded, dropped and why.</summary>
    public bool IsExplained { get; init; }

    /// <summary>Takes down what is dropped; null where nobody asks.</summary>
    public DropLog? NewDropLog() => IsExplained ? new DropLog() : null;

    /// <summary>When the run asks, for schedules; null when those do not count.</summary>
    public DateTimeOffset? Now { get; init; }
}
