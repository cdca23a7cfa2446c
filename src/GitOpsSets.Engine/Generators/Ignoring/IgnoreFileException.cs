namespace GitOpsSets.Engine.Generators.Ignoring;

/// <summary>What a tree leaves out cannot be known. The message names the file and says why.</summary>
internal sealed class IgnoreFileException(string message) : Exception(message);
