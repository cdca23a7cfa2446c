namespace GitOpsSets.Templating.Evaluation;

/// <summary>How the execution of a body went on.</summary>
internal enum Flow
{
    /// <summary>To its end.</summary>
    Next,

    /// <summary>A <c>break</c> left the loop around it.</summary>
    Break,

    /// <summary>A <c>continue</c> began the next turn.</summary>
    Continue,
}
