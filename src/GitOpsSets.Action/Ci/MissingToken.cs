using GitOpsSets.Action.Inputs;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Action.Ci;

/// <summary>Tells what pipelines forget most where the job's token reaches only the steps that ask for it.</summary>
internal static class MissingToken
{
    /// <summary>What to say before anything is asked; null where a token is there, or none is wanted.</summary>
    /// <param name="host">Where the run lives.</param>
    /// <param name="options">With the job's own token where it serves.</param>
    public static Diagnostic? Find(CiHost host, Options options)
    {
        bool asks = (options.Verb & Verb.AsksSources) != Verb.None && !options.Sources.IsLocked;
        bool publishes = options.Verb == Verb.Run && options.Publish is { Mode: PublishMode.Commit or PublishMode.PullRequest, TargetRepository: null };
        return host.TokenAdvice is { } advice && options.Sources.Token.IsEmpty && (asks || publishes)
            ? new Diagnostic(DiagnosticCodes.InvalidInput, publishes ? Severity.Warning : Severity.Notice, "the step has no token: the host gives its own to a step that asks for it, and to no other", null) { Suggestion = advice }
            : null;
    }
}
