"""The trusted side: starts children, asks them, and believes only what it has checked."""
