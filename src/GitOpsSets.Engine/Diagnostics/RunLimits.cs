using System.Collections.Immutable;

namespace GitOpsSets.Engine.Diagnostics;

/// <summary>The limits that people may move, with their bounds (specs/security.md §4). The others are the same for everybody; docs/security.md lists them all.</summary>
public static class RunLimits
{
    private const long Mebi = 1024 * 1024;

    /// <summary>Elements of a set.</summary>
    public static RunLimit Elements { get; } = new("elements", 10_000, 10_000, "elements of one set, and combinations of one matrix");

    /// <summary>Files of a set.</summary>
    public static RunLimit Files { get; } = new("files", 10_000, 100_000, "files of one set");

    /// <summary>Bytes of a definition file.</summary>
    public static RunLimit DefinitionBytes { get; } = new("definition-bytes", 5 * Mebi, 20 * Mebi, "bytes of one definition file");

    /// <summary>Steps of a render.</summary>
    public static RunLimit TemplateSteps { get; } = new("template-steps", 1_000_000, 100_000_000, "steps of one template with one element");

    /// <summary>Characters of a render.</summary>
    public static RunLimit TemplateCharacters { get; } = new("template-characters", 4 * Mebi, 64 * Mebi, "characters that one template writes with one element");

    /// <summary>Characters of a run.</summary>
    public static RunLimit RunCharacters { get; } = new("run-characters", 256 * Mebi, 1024 * Mebi, "characters that all templates of a run write");

    /// <summary>All of them, in the order of the documentation.</summary>
    public static ImmutableArray<RunLimit> All { get; } = [Elements, Files, DefinitionBytes, TemplateSteps, TemplateCharacters, RunCharacters];
}
