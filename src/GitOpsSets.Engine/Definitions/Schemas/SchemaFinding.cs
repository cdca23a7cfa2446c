using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>One thing that is wrong with an object.</summary>
/// <param name="Problem">In which way.</param>
/// <param name="Field">As the user would name it, such as <c>spec.steps[0].name</c>.</param>
/// <param name="Message">One sentence; begins with the field, or with the object around it.</param>
/// <param name="At">Where the node at fault stands.</param>
/// <param name="Suggestion">What to write instead; null when nothing is near.</param>
internal sealed record SchemaFinding(SchemaProblem Problem, string Field, string Message, SourceSpan At, string? Suggestion = null)
{
    /// <summary>Whether rules between fields cannot be asked any more.</summary>
    public bool StopsRules => Problem is SchemaProblem.Missing or SchemaProblem.WrongType or SchemaProblem.NotAllowed or SchemaProblem.TooLarge;

    /// <summary>As it is reported.</summary>
    public Diagnostic ToDiagnostic() =>
        new(Problem == SchemaProblem.Unknown ? DiagnosticCodes.UnknownField : DiagnosticCodes.InvalidField, Severity.Error, Message, At == default ? null : At) { Suggestion = Suggestion };
}
