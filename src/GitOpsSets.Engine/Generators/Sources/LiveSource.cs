using System.Text.Json;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Generators.Sources;

/// <summary>Asks a source beyond the repository and remembers its answer; or, in a locked run, answers from memory and asks nobody.</summary>
internal static class LiveSource
{
    /// <summary>The answer of a source, live or locked.</summary>
    /// <param name="context">Holds the lock of a locked run.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="root">What templates call an element: <c>Element</c> or <c>inputs</c>.</param>
    /// <param name="origin">The generator or provider.</param>
    /// <param name="ask">Asks the source itself.</param>
    public static async Task<GeneratorAnswer> AnswerAsync(GenerationContext context, SourceQuery query, string root, SourceSpan origin, Func<Task<GeneratorAnswer>> ask)
    {
        if (context.IsLocked)
        {
            return Recall(context.Memory, query, context.Foreign, root, origin);
        }

        // Written down before any template sees the elements: templates can change them.
        return await ask() is var answer && answer is GeneratorAnswer.Complete complete
            ? complete with
            {
                Basis = AnswerBasis.Live,
                Answers = [new SourceAnswer(query, complete.IsBounded, [.. complete.Sources.Select(source => source.Prefix)], [.. complete.Elements.Select(ElementText.Write)]) { Revision = complete.Revision, Validators = complete.Validators }],
            }
            : answer;
    }

    /// <summary>What a source that is not asked now answered last, to be remembered further; null for nothing.</summary>
    /// <param name="context">Holds the memory.</param>
    /// <param name="query">What would be asked.</param>
    /// <param name="root">What templates call an element.</param>
    /// <param name="origin">The generator or provider.</param>
    public static GeneratorAnswer? Remembered(GenerationContext context, SourceQuery query, string root, SourceSpan origin) =>
        context.Memory.Find(query) is not { Answer: var answer } ? null
        : Replay(answer, context.Foreign, root, origin) is GeneratorAnswer.Complete complete ? complete with { Answers = [answer], Revision = answer.Revision }
        : null;

    private static GeneratorAnswer Recall(SourceLock locked, SourceQuery query, ForeignText foreign, string root, SourceSpan origin)
    {
        if (locked.Find(query) is not { Answer: var answer })
        {
            string reason = locked.Sources.Any(source => source.Answer.Query.Asker == query.Asker) ? "the source lock holds the answer to another question: the definition was changed since" : "the source lock holds no answer";
            return new GeneratorAnswer.Failed(new Diagnostic(DiagnosticCodes.SourceUnavailable, Severity.Error, $"{query.Asker}: {reason}", origin)
            {
                Suggestion = "run once without 'locked'",
            });
        }

        return Replay(answer, foreign, root, origin);
    }

    /// <summary>The elements of a remembered answer.</summary>
    /// <param name="answer">As it was remembered.</param>
    /// <param name="foreign">Marks what others wrote.</param>
    /// <param name="root">What templates call an element.</param>
    /// <param name="origin">The generator or provider.</param>
    public static GeneratorAnswer Replay(SourceAnswer answer, ForeignText foreign, string root, SourceSpan origin)
    {
        try
        {
            return new GeneratorAnswer.Complete([.. answer.Elements.Select(line => ElementText.Read(line, foreign, root, origin))])
            {
                IsBounded = answer.IsBounded,
                Basis = AnswerBasis.SourceLock,
                Sources = [.. answer.Items.Select(item => EvidenceSource.OutOfReach(item))],
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new GeneratorAnswer.Failed(new Diagnostic(DiagnosticCodes.SourceUnavailable, Severity.Error, $"{answer.Query.Asker}: the source lock's answer cannot be read: {exception.Message}", origin));
        }
    }
}
