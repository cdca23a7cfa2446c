namespace GitOpsSets.Action.Tests.Conformance;

/// <summary>Tests that move the whole process: they run when all others are done.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAtATime
{
    public const string Name = "one at a time";
}
