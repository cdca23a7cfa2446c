namespace GitOpsSets.Engine.Diagnostics;

/// <summary>A kind of finding: its stable id, what it means and the exit code it asks for.</summary>
/// <param name="Id">Such as <c>GS0207</c>.</param>
/// <param name="Meaning">One sentence for the reference documentation.</param>
/// <param name="Exit">The exit code of a run in which it is an error.</param>
public sealed record DiagnosticCode(string Id, string Meaning, ExitCode Exit);
