using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators;

/// <summary>What a generator said.</summary>
public abstract record GeneratorAnswer
{
    private GeneratorAnswer()
    {
    }

    /// <summary>What each generator and provider behind it did.</summary>
    public ImmutableArray<SourceAccount> Accounts { get; init; } = [];

    /// <summary>Everything it has.</summary>
    /// <param name="Elements">In the generator's order; may be empty.</param>
    public sealed record Complete(ImmutableArray<Element> Elements) : GeneratorAnswer
    {
        /// <summary>Whether a limit of the user's cut the list: it may add and update, not delete.</summary>
        public bool IsBounded { get; init; }

        /// <summary>Listings whose items can be looked up before their files go.</summary>
        public ImmutableArray<EvidenceSource> Sources { get; init; } = [];

        /// <summary>What is worth knowing about it.</summary>
        public ImmutableArray<Diagnostic> Notes { get; init; } = [];

        /// <summary>Which state of a remote source it stands for, such as <c>main@sha1:6fd4…</c>; empty for other answers.</summary>
        public string Revision { get; init; } = "";

        /// <summary>What was listed and did not become an element; empty unless the context says that somebody asks.</summary>
        public ImmutableArray<DroppedItem> Dropped { get; init; } = [];

        /// <summary>What it rests on.</summary>
        public AnswerBasis Basis { get; init; }

        /// <summary>What a single source can be asked by later whether its answer still holds; empty where it cannot.</summary>
        public ImmutableArray<PageValidator> Validators { get; init; } = [];

        /// <summary>What live sources said, for the source lock.</summary>
        public ImmutableArray<SourceAnswer> Answers { get; init; } = [];
    }

    /// <summary>No answer, or none that can be trusted.</summary>
    /// <param name="Diagnostics">At least one error.</param>
    public sealed record Failed(ImmutableArray<Diagnostic> Diagnostics) : GeneratorAnswer
    {
        /// <summary>A failure with one finding.</summary>
        public Failed(Diagnostic diagnostic)
            : this([diagnostic])
        {
        }
    }
}
